import type { PublicAward } from './observatory-views.ts';

type Known = Omit<PublicAward, 'organisation'> & { readonly nameAr: string; readonly nameLatin: string };

/** An auto-entrepreneur is a natural person (law 114-13): the award is published, the name is not. */
export const publishedAward = ({ nameAr, nameLatin, ...award }: Known): PublicAward => ({
  ...award,
  organisation: award.legalForm === 'auto_entrepreneur' ? null : { nameAr, nameLatin },
});
