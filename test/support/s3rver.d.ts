/** What the tests need of a package that brings no types. */
declare module 's3rver' {
  interface Options {
    readonly address: string;
    readonly port: number;
    readonly silent: boolean;
    readonly directory: string;
    readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[];
  }

  // eslint-disable-next-line no-restricted-syntax -- it is what the package has
  export default class S3rver {
    constructor(options: Options);
    /** Gives where it listens. */
    run(): Promise<{ readonly address: string; readonly port: number }>;
    close(): Promise<void>;
  }
}
