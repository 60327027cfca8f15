/** How far reviewers agree over a call, exactly: a fraction, and its decimal for people. */
export interface Reliability {
  /** ICC(1) as numerator over denominator, lowest terms, denominator above zero. */
  readonly numerator: string;
  readonly denominator: string;
  /** Rounded half away from zero to four places: `0.1657`. */
  readonly rounded: string;
  readonly dossiers: number;
  readonly sheets: number;
}

/**
 * ICC(1), the share of the variance of single sheets that lies between dossiers: one-way random effects (Shrout and
 * Fleiss 1979, case 1), with Donner's k₀ where dossiers have unequal numbers of sheets. With N sheets, n dossiers,
 * B and W the sums of squares between and within: (MSB − MSW) / (MSB + (k₀ − 1)·MSW), where MSB = B/(n − 1),
 * MSW = W/(N − n), k₀ = (N − Σkᵢ²/N)/(n − 1). Null where it does not exist: fewer than two dossiers, no dossier with
 * two sheets, or all sheets alike.
 */
export const reliabilityOf = (dossiers: readonly (readonly number[])[]): Reliability | null => {
  const groups = dossiers.filter(({ length }) => length > 0).map((totals) => totals.map(BigInt));
  const n = BigInt(groups.length);
  const sizes = groups.map(({ length }) => BigInt(length));
  const sheets = sum(sizes);
  if (n < 2n || sheets === n) return null;

  // Every sum of squares over one common denominator, so that nothing is rounded before the end.
  const common = sizes.reduce((left, right) => left * right, 1n) * sheets;
  const squares = sum(groups.flatMap((totals) => totals.map((total) => total * total))) * common;
  const grand = sum(groups.map(sum));
  const ofGroups = sum(groups.map((totals) => (sum(totals) * sum(totals) * common) / BigInt(totals.length)));
  const between = ofGroups - (grand * grand * common) / sheets;
  const within = squares - ofGroups;

  // MSB and MSW, each times (n − 1)·(N − n); k₀ times N·(n − 1).
  const meanBetween = between * (sheets - n);
  const meanWithin = within * (n - 1n);
  const scale = sheets * (n - 1n);
  const sizesLessOne = sheets * sheets - sum(sizes.map((size) => size * size)) - scale;
  const numerator = (meanBetween - meanWithin) * scale;
  const denominator = meanBetween * scale + sizesLessOne * meanWithin;
  if (denominator === 0n) return null;
  return { ...lowest(numerator, denominator), dossiers: groups.length, sheets: Number(sheets) };
};

const lowest = (numerator: bigint, denominator: bigint) => {
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
  const [above, below] = [numerator / divisor, denominator / divisor];
  return { numerator: above.toString(), denominator: below.toString(), rounded: decimal(above, below) };
};

const PLACES = 4;

const decimal = (numerator: bigint, denominator: bigint): string => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (2n * magnitude * 10n ** BigInt(PLACES) + denominator) / (2n * denominator);
  const digits = scaled.toString().padStart(PLACES + 1, '0');
  const sign = numerator < 0n && scaled > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
};

const sum = (values: readonly bigint[]): bigint => values.reduce((left, right) => left + right, 0n);
const gcd = (left: bigint, right: bigint): bigint => (right === 0n ? left : gcd(right, left % right));
