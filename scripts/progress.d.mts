export declare function showJars(
  what: string,
  output?: NodeJS.WriteStream,
): (jars: number, expected: number) => void
