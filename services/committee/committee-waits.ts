/** Nothing happens by itself while a dossier is with the committee: people sit, vote and sign. */
export type CommitteeWaits = Record<string, never>;
