/** What Postgres keeps in no text and JSON in no string: the character zero, and half of a pair. */
const UNKEEPABLE = /[\0\p{Cs}]/u;

export const isKeepable = (text: string): boolean => !UNKEEPABLE.test(text);

/** The text without what nobody could have typed. */
export const keepable = (text: string): string => text.replace(new RegExp(UNKEEPABLE, 'gu'), '');
