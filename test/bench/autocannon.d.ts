declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly requests: readonly { readonly path: string; readonly headers?: Readonly<Record<string, string>> }[];
  }
  interface Result {
    readonly requests: { readonly total: number };
    /** In seconds. */
    readonly duration: number;
    readonly errors: number;
    readonly non2xx: number;
    readonly latency: { readonly p50: number; readonly p99: number };
  }
  const autocannon: (options: Options) => Promise<Result>;
  export = autocannon;
}
