export declare const NEO4J_VERSION: string
export declare const NEO4J_JARS: number
export declare const DEFAULT_HOME: string
export declare function findJars(home: string): string | null
export declare function fetchJars(options: {
  home: string
  onProgress?: (jars: number, expected: number) => void
}): Promise<string>
