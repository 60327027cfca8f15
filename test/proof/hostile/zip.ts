import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly content: Buffer;
  /** Unix mode, for a link: its content is where it leads. */
  readonly mode?: number;
  /** What the archive says that it unpacks to, where that is a lie. */
  readonly claimed?: number;
  readonly isEncrypted?: boolean;
}

/** An archive as an attacker writes it: names, sizes and flags are believed from whoever asks for them. */
export const zipOf = (entries: readonly Entry[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { local, central } = written(entry, at);
    parts.push(local);
    directory.push(central);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
};

const written = ({ name, content, mode = 0o100644, claimed, isEncrypted = false }: Entry, at: number) => {
  const title = Buffer.from(name);
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimed ?? content.length, 18);
  common.writeUInt16LE(title.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(at, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, title, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, title]),
  };
};
