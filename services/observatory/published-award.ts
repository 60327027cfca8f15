import type { KnownAward } from './observatory-ports.ts';

type Known = Omit<KnownAward, 'organisation'> & { readonly nameAr: string; readonly nameLatin: string };

/** An auto-entrepreneur is a natural person (law 114-13): the award is published, the name is not. */
export const publishedAward = ({ nameAr, nameLatin, ...award }: Known): KnownAward => ({
  ...award,
  organisation: award.legalForm === 'auto_entrepreneur' ? null : { nameAr, nameLatin },
});
