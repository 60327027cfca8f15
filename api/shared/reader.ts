import type { Request, Response } from 'express';
import type { Untrusted } from './input.ts';
import { LANGUAGES, type Language, type Texts } from '../../services/shared/texts.ts';
import { toldIn } from '../../services/shared/words.ts';

interface Known {
  /** The person's own, where somebody is signed in. */
  readonly language?: Language;
}

/** What the request asks for; of one that asks for nothing we know, the person's own language, or English. */
export const readersLanguage = (request: Request): Language => {
  const named = request.get('accept-language') ?? '*';
  const accepted = named.trim() === '*' ? false : request.acceptsLanguages(...LANGUAGES);
  return LANGUAGES.find((language) => language === accepted) ?? (request as Request & Known).language ?? 'en';
};

/** What the request says, and in which language it wants to hear what is wrong with that. */
export const saidBy = (request: Request): Untrusted => ({
  params: request.params,
  query: request.query,
  body: request.body,
  language: readersLanguage(request),
});

/** Says a code's sentence to whoever sent the request. */
export type Telling = ReturnType<typeof toldIn>;

/** An answer in words names the language that they are in. */
export const tellingTo =
  (request: Request, response: Response, texts: Texts): Telling =>
  (list, coded) => {
    const language = readersLanguage(request);
    response.set('content-language', language).vary('accept-language');
    return toldIn(texts, language)(list, coded);
  };
