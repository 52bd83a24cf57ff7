declare module 'edtf' {
  /** The part of edtf that this project uses; the package ships no types. */
  export interface EdtfValue {
    readonly type: 'Date' | 'Year' | 'Decade' | 'Century' | 'Season' | 'Interval' | 'List' | 'Set'
    /** First millisecond (UTC) it can mean; null an unknown, -Infinity an open beginning. */
    readonly min: number | null
    /** Last millisecond (UTC) it can mean; null an unknown, Infinity an open end. */
    readonly max: number | null
  }
  export default function edtf(text: string, options?: { level?: 0 | 1 | 2 }): EdtfValue
}
