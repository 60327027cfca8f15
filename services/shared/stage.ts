/** Where a dossier stands in its life. The process row keeps it; a database trigger keeps the same table. */
export const STAGES = [
  'application',
  'scoring',
  'committee',
  'cofinancing',
  'agreement',
  'execution',
  'closed',
  'withdrawn',
  'lapsed',
  'ineligible',
  'rejected',
  'reserve',
  'unfinanced',
  'unsigned',
  'cancelled',
] as const;

export type Stage = (typeof STAGES)[number];

export const NEXT_STAGES: Record<Stage, readonly Stage[]> = {
  application: ['scoring', 'ineligible', 'withdrawn', 'lapsed', 'cancelled'],
  scoring: ['committee', 'withdrawn', 'cancelled'],
  committee: ['scoring', 'cofinancing', 'rejected', 'reserve', 'withdrawn', 'cancelled'],
  cofinancing: ['agreement', 'unfinanced', 'withdrawn'],
  agreement: ['execution', 'unsigned', 'withdrawn'],
  execution: ['closed'],
  closed: [],
  withdrawn: [],
  lapsed: [],
  /** Final once nobody may appeal any more; until then its process stays open. */
  ineligible: ['scoring'],
  rejected: [],
  reserve: ['cofinancing', 'rejected', 'withdrawn', 'cancelled'],
  unfinanced: [],
  unsigned: [],
  cancelled: [],
};

/** A stage that nothing follows ends the dossier's workflow. */
export const isFinal = (stage: Stage): boolean => NEXT_STAGES[stage].length === 0;
