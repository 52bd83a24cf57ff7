import type { Context } from '../context.ts'

/** Something that an operation makes once, when it first needs it: what gathers what one tick asks for. */
export function inContext<Value>(make: (context: Context) => Value): (context: Context) => Value {
  const made = new WeakMap<Context, Value>()
  return (context) => {
    const known = made.get(context)
    if (known !== undefined) return known
    const value = make(context)
    made.set(context, value)
    return value
  }
}
