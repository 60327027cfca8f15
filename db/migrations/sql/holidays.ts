/**
 * Morocco's legal holidays of 2026 and 2027. Those of the moon are astronomers' dates and provisional: the ministry
 * announces each a few days before. Part of migration 0011, never edited after merge.
 */
const EVERY_YEAR = [
  ['01-01', 'Nouvel An', 'رأس السنة الميلادية'],
  ['01-11', "Manifeste de l'Indépendance", 'تقديم وثيقة الاستقلال'],
  ['01-14', 'Nouvel An amazigh', 'رأس السنة الأمازيغية'],
  ['05-01', 'Fête du Travail', 'عيد الشغل'],
  ['07-30', 'Fête du Trône', 'عيد العرش'],
  ['08-14', 'Allégeance Oued Ed-Dahab', 'استرجاع وادي الذهب'],
  ['08-20', 'Révolution du Roi et du Peuple', 'ثورة الملك والشعب'],
  ['08-21', 'Fête de la Jeunesse', 'عيد الشباب'],
  ['10-31', "Fête de l'Unité", 'عيد الوحدة'],
  ['11-06', 'Marche Verte', 'المسيرة الخضراء'],
  ['11-18', "Fête de l'Indépendance", 'عيد الاستقلال'],
] as const;

const OF_THE_MOON = [
  ['2026-03-20', 'Aïd al-Fitr', 'عيد الفطر'],
  ['2026-03-21', 'Aïd al-Fitr', 'عيد الفطر'],
  ['2026-05-27', 'Aïd al-Adha', 'عيد الأضحى'],
  ['2026-05-28', 'Aïd al-Adha', 'عيد الأضحى'],
  ['2026-06-17', '1er Moharram', 'فاتح محرم'],
  ['2026-08-25', 'Aïd al-Mawlid', 'عيد المولد النبوي'],
  ['2026-08-26', 'Aïd al-Mawlid', 'عيد المولد النبوي'],
  ['2027-03-10', 'Aïd al-Fitr', 'عيد الفطر'],
  ['2027-03-11', 'Aïd al-Fitr', 'عيد الفطر'],
  ['2027-05-17', 'Aïd al-Adha', 'عيد الأضحى'],
  ['2027-05-18', 'Aïd al-Adha', 'عيد الأضحى'],
  ['2027-06-06', '1er Moharram', 'فاتح محرم'],
  ['2027-08-15', 'Aïd al-Mawlid', 'عيد المولد النبوي'],
  ['2027-08-16', 'Aïd al-Mawlid', 'عيد المولد النبوي'],
] as const;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const row = (day: string, [fr, ar]: readonly [string, string], provisional: boolean) =>
  `(${quoted(day)}, ${quoted(fr)}, ${quoted(ar)}, ${provisional})`;

export const HOLIDAYS = [
  ...[2026, 2027].flatMap((year) => EVERY_YEAR.map(([day, fr, ar]) => row(`${year}-${day}`, [fr, ar], false))),
  ...OF_THE_MOON.map(([day, fr, ar]) => row(day, [fr, ar], true)),
].join(',\n      ');
