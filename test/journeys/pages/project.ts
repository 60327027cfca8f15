/** Who carries the project of the story, and what it is. */
export const ORGANISATION = { ar: 'تعاونية تازارت نوغبالو', fr: 'Cooperative Tazart Noughbalou' } as const;

export const PROJECT = {
  title: { ar: 'تجفيف التين وتعليبه', fr: 'Séchage et conditionnement des figues' },
  summary: {
    ar: 'خط تجفيف بالطاقة الشمسية وعلامة جودة وتكوين لفائدة 24 عضوا.',
    fr: 'Une ligne de séchage solaire, un label et une formation pour 24 membres.',
  },
} as const;
