import type { RoundsView } from '../../services/cofinancing/cofinancing-views.ts';
import type { FunderSummary } from '../../services/programme/programme-views.ts';
import type { FunderId, PersonId } from '../../services/shared/ids.ts';
import type { Reader } from '../shared/reader.ts';

/** A funder as the reader's language calls it. */
export const funderName = (funders: readonly FunderSummary[], id: FunderId, { language }: Reader): string =>
  funders.find((funder) => funder.id === id)?.names[language] ?? '–';

/** Somebody's own name, as the reader's script writes it where both are known. */
export const personName = (people: RoundsView['people'], id: PersonId, { language }: Reader): string => {
  const person = people.find((each) => each.id === id);
  return (language === 'ar' ? (person?.nameAr ?? person?.name) : person?.name) ?? '–';
};
