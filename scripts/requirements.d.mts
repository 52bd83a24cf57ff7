export declare const OLDEST_JAVA: number
export declare const OLDEST_NODE: readonly [number, number]
export declare class RequirementError extends Error {}
export declare function requireNode(version?: string): void
export declare function requireJava(env?: NodeJS.ProcessEnv): {
  command: string
  version: string
  major: number
}
export declare function requireMaven(env?: NodeJS.ProcessEnv): { command: string; version: string }
