import { SURVIVORS_OF_AUDIT } from './survivors-of-audit.ts';
import type { Survivor } from './survivor.ts';

const SAME_EITHER_WAY = 'gives the same either way';

export const SURVIVORS: readonly Survivor[] = [
  {
    file: 'services/shared/money.ts',
    line: 'rest.reduce((least, amount) => (amount < least ? amount : least), first);',
    becomes: 'amount <= least',
    reason: SAME_EITHER_WAY,
  },
  {
    file: 'services/shared/money.ts',
    line: "const digits = (amount < 0n ? 0n - amount : amount).toString().padStart(3, '0');",
    becomes: 'amount <= 0n',
    reason: SAME_EITHER_WAY,
  },
  {
    file: 'services/shared/money.ts',
    line: '.sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)',
    becomes: 'a.index + b.index',
    reason: 'a sort keeps the order of equals, which is that of the indices',
  },
  {
    file: 'services/cofinancing/funding-limits.ts',
    line: 'const instrument = needy[0]?.instrument ?? null;',
    becomes: 'needy[0].instrument',
    reason: 'less is given than needed only where somebody needs it',
  },
  {
    file: 'services/cofinancing/levels.ts',
    line: 'if (below === undefined || each.above <= below.above || each.approvers <= below.approvers) throw levelsNotRising();',
    becomes: 'false',
    reason: 'a level that follows has one before it; the comparison is for the compiler',
  },
  {
    file: 'services/cofinancing/levels.ts',
    line: '...rules.flatMap((levels = []) => levels.filter(({ above }) => asked > above).map(({ approvers }) => approvers)),',
    becomes: '["Stryker was here"]',
    reason: 'text is above no amount',
  },
  {
    file: 'services/access/policy.ts',
    line: 'funder: (scopeId, { funderIds = [] }) => funderIds.some((id) => id === scopeId),',
    becomes: '["Stryker was here"]',
    reason: 'no scope has that id',
  },
  {
    file: 'services/access/policy.ts',
    line: "territory: (scopeId, { territory = '' }) => scopeId !== null && territory.startsWith(scopeId),",
    becomes: '"Stryker was here!"',
    reason: 'no territory has that code',
  },
  {
    file: 'services/access/policy.ts',
    line: "territory: (scopeId, { territory = '' }) => scopeId !== null && territory.startsWith(scopeId),",
    becomes: 'true',
    reason: 'no territory begins with “null”; the comparison is for the compiler',
  },
  {
    file: 'services/audit/merkle.ts',
    line: 'if (leaves.length <= 1 || indexes.length === 0) {',
    becomes: 'false',
    reason: 'where no leaf is asked for, the same root by more steps',
  },
  {
    file: 'services/audit/merkle.ts',
    line: 'const left = treeOf({ leaves: leaves.slice(0, split), from }, indexes.filter(isLeft));',
    becomes: 'indexes',
    reason: 'the right half’s paths take the place of what the left half says of them',
  },
  {
    file: 'services/cofinancing/cofinancing.ts',
    line: 'total(lines.filter(stands).flatMap(({ approved }) => approved ?? []));',
    becomes: '["Stryker was here"]',
    reason: 'a yes that stands has its amount; the comparison is for the compiler',
  },
  ...SURVIVORS_OF_AUDIT,
];
