/** One row of docs/asvs.csv: what OWASP ASVS 5.0.0 asks, and where it is shown. */
export interface Requirement {
  readonly requirement: string;
  readonly level: string;
  readonly asks: string;
  readonly status: string;
  readonly evidence: readonly string[];
  readonly reason: string;
}

const COLUMNS = 'requirement,level,asks,status,evidence,reason';
const FIELD = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g;

const fieldsIn = (line: string): string[] =>
  [...line.matchAll(FIELD)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );

const rowOf = (line: string): Requirement => {
  const [requirement = '', level = '', asks = '', status = '', evidence = '', reason = ''] = fieldsIn(line);
  return { requirement, level, asks, status, evidence: evidence.split(' | ').filter((each) => each !== ''), reason };
};

export const requirementsIn = (text: string): Requirement[] => {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== COLUMNS) throw new Error(`docs/asvs.csv has the columns ${head ?? ''}, not ${COLUMNS}`);
  return lines.map(rowOf);
};
