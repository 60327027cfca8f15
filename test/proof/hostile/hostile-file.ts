/** One file that somebody means ill with: sent under its own kind and under every kind that is taken in. */
export interface HostileFile {
  /** Of one sort of attack. */
  readonly of: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

type Named = Readonly<Record<string, string | Buffer>>;

/** Files of one class, by their names; text is written in UTF-8. */
export const filesOf = (of: string, mediaType: string, named: Named): HostileFile[] =>
  Object.entries(named).map(([name, content]) => ({
    of,
    name,
    mediaType,
    bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
  }));
