import type { ComponentChildren } from 'preact';
import type { FunderSummary, RulebookVersionView } from '../../services/programme/programme-views.ts';
import type { Call } from '../../services/programme/programme-facts.ts';
import { Amount, Num, Percent } from '../shared/number.tsx';
import { codeName, listed, placeName, placesOf, type Territory } from '../shared/named.ts';
import type { Reader } from '../shared/reader.ts';

export interface CallShown {
  readonly call: Call;
  readonly versions: readonly RulebookVersionView[];
  readonly funders: readonly FunderSummary[];
  readonly territories: readonly Territory[];
}

/** A fact of a call by the name of its field; left out where there is none. */
export type Fact = readonly [name: string, content: ComponentChildren];

const bullets = (lines: readonly string[]) => (
  <ul class="govuk-list govuk-list--bullet">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);

/** Who may apply, where and in what. */
export const applicantRows = (reader: Reader, { call: { rulebook }, territories }: CallShown): Fact[] => {
  const { say } = reader;
  const { legalForms, regions, provinces = [], sectors, excludedSectors = [], ...rules } = rulebook.applicants;
  const sectorNames = (codes: readonly string[]) => codes.map((code) => codeName(reader, 'sector', code));
  return [
    ['legal_forms', bullets(legalForms.map((form) => say(`legalForm.${form}`)))],
    ['where', placesOf(reader, territories, regions)],
    [
      'provinces',
      provinces.length === 0
        ? null
        : listed(
            reader,
            provinces.map((code) => placeName(reader, territories, code)),
          ),
    ],
    ['sectors', bullets(sectorNames(sectors))],
    ['excluded_sectors', excludedSectors.length === 0 ? null : bullets(sectorNames(excludedSectors))],
    ['women_youth', rules.womenOrYouthMinBasisPoints === 0 ? null : <Percent of={rules.womenOrYouthMinBasisPoints} />],
    ['extract_months', say('page.call.months', { months: rules.registrationExtractMonthsMax })],
    ['age', rules.age === undefined ? null : say('page.call.age', ageFacts(rules.age))],
  ];
};

const ageFacts = ({ min, max, waiver }: { min: number; max: number; waiver?: { upTo: number } | undefined }) => ({
  min,
  max,
  upTo: waiver?.upTo ?? 0,
});

/** How much, of what, and what one brings oneself. */
export const grantRows = (reader: Reader, { call, funders }: CallShown): Fact[] => {
  const { say, language } = reader;
  const { funding, approval } = call.rulebook;
  const names = funders.filter(({ id }) => call.funderIds.includes(id)).map(({ names }) => names[language]);
  return [
    ['funders', bullets(names)],
    ['funders_min', approval.fundersMin > 1 ? <Num>{approval.fundersMin}</Num> : null],
    ['grant_share', <Percent of={funding.grantShareMaxBasisPoints} />],
    [
      'grant_caps',
      <ul class="govuk-list govuk-list--bullet">
        {funding.grantCaps.map(({ legalForm, cap, shareMaxBasisPoints }) => (
          <li>
            {say(`legalForm.${legalForm}`)}
            {say('page.colon')}
            <Amount reader={reader} of={cap} />
            {shareMaxBasisPoints !== undefined && (
              <>
                {' · '}
                <Percent of={shareMaxBasisPoints} />
              </>
            )}
          </li>
        ))}
      </ul>,
    ],
    [
      'other_instruments',
      funding.otherInstruments === undefined ? null : (
        <ul class="govuk-list govuk-list--bullet">
          {funding.otherInstruments.map(({ instrument, shareMaxBasisPoints, cap }) => (
            <li>
              {say(`instrument.${instrument}`)}
              {say('page.colon')}
              <Percent of={shareMaxBasisPoints} />
              {cap !== undefined && (
                <>
                  {' · '}
                  <Amount reader={reader} of={cap} />
                </>
              )}
            </li>
          ))}
        </ul>
      ),
    ],
    ['total_max', funding.totalMax === undefined ? null : <Amount reader={reader} of={funding.totalMax} />],
    ['own_contribution', <Percent of={funding.ownContributionMinBasisPoints} />],
    ['in_kind_share', <Percent of={funding.inKindShareMaxBasisPoints} />],
    [
      'excluded_uses',
      funding.excludedUses.length === 0
        ? null
        : bullets(funding.excludedUses.map((code) => codeName(reader, 'category', code))),
    ],
  ];
};
