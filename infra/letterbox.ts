import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Letterbox, WrittenLetter } from '../services/notification/notification-ports.ts';

const FROM = { name: 'Touiza', address: 'touiza@touiza.invalid' };

/** The same letter is the same message to the last byte, so that a second delivery can be known as one. */
const messageOf = ({ id, to, language, subject, text, html, writtenAt }: WrittenLetter) => ({
  from: FROM,
  to: { name: to.name, address: to.address ?? `${id}@letters.invalid` },
  subject,
  text,
  html,
  headers: { 'content-language': language, 'auto-submitted': 'auto-generated' },
  date: writtenAt,
  messageId: `<${id}@touiza.invalid>`,
  baseBoundary: id,
});

/**
 * By mail. A server that accepts twice has the message's id to know it by; whoever has no address is told in the inbox
 * only.
 */
export const mailbox = (url: string): Letterbox => {
  const transport = createTransport(url);
  return {
    post: async (letter) => {
      if (letter.to.address !== null) await transport.sendMail(messageOf(letter));
    },
  };
};

/** Into a folder, one file a letter, named after it: delivered twice, it is there once. */
export const folderBox = (folder: string): Letterbox => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    post: async (letter) => {
      const { message } = await transport.sendMail(messageOf(letter));
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${letter.id}.eml`);
      const unfinished = await open(`${file}.new`, 'w');
      await unfinished.writeFile(Buffer.isBuffer(message) ? message : Buffer.concat(await message.toArray()));
      await unfinished.sync();
      await unfinished.close();
      await rename(`${file}.new`, file);
    },
  };
};
