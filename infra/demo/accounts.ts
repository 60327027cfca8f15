/** Everyone here is invented; a resemblance to a real person is by chance. */
export interface DemoAccount {
  readonly account: string;
  /** The `sub` of the account's tokens: stable, and never a name. */
  readonly subject: string;
  readonly name: string;
  readonly nameAr: string;
  readonly language: 'ar' | 'fr' | 'en';
  readonly role: { readonly fr: string; readonly en: string };
  /** What this person can do next on the demo fund, for the start block. */
  readonly next: string;
}

type Row = readonly [account: string, name: string, nameAr: string, language: DemoAccount['language']];

interface Group {
  readonly role: DemoAccount['role'];
  readonly next: string;
  readonly people: readonly Row[];
}

const applicants: readonly Group[] = [
  {
    role: {
      fr: 'porteuse de projet, coopérative Tazart Noughbalou',
      en: 'project holder, cooperative Tazart Noughbalou',
    },
    next: 'register the organisation, draft and submit an application, claim tranches, report',
    people: [['holder-tazart', 'Aïcha Ouhaddou', 'عائشة أوحدو', 'ar']],
  },
  {
    role: { fr: 'porteur de projet, Coop. Ighrem Écotourisme', en: 'project holder, Coop. Ighrem Écotourisme' },
    next: 'register the organisation, draft and submit an application',
    people: [['holder-ighrem', 'Brahim Aït Lahcen', 'إبراهيم آيت لحسن', 'fr']],
  },
];

const fundStaff: readonly Group[] = [
  {
    role: { fr: 'administratrice du fonds', en: 'fund administrator' },
    next: 'open envelopes, publish calls, grant roles',
    people: [['admin', 'Nadia Benkirane', 'نادية بنكيران', 'fr']],
  },
  {
    role: { fr: "chargé d'instruction", en: 'desk officer' },
    next: 'check eligibility rule by rule, prepare the convention',
    people: [
      ['desk-officer', 'Youssef El Idrissi', 'يوسف الإدريسي', 'fr'],
      ['desk-officer-2', 'Khadija Amrani', 'خديجة العمراني', 'ar'],
    ],
  },
  {
    role: { fr: 'agent de terrain', en: 'field officer' },
    next: 'record visits and findings',
    people: [['field-officer', 'Lahcen Oubella', 'لحسن أوبلا', 'ar']],
  },
  {
    role: { fr: 'auditrice', en: 'auditor' },
    next: 'read every dossier and its whole trail, write nothing',
    people: [['auditor', 'Salma Berrada', 'سلمى برادة', 'fr']],
  },
];

const deciders: readonly Group[] = [
  {
    role: { fr: 'évaluatrice ou évaluateur', en: 'reviewer' },
    next: 'declare conflicts, fill the sheet of an assigned dossier',
    people: [
      ['reviewer-1', 'Hind Chraïbi', 'هند الشرايبي', 'fr'],
      ['reviewer-2', 'Omar Tazi', 'عمر التازي', 'fr'],
      ['reviewer-3', 'Fatima-Zahra Mernissi', 'فاطمة الزهراء المرنيسي', 'ar'],
      ['reviewer-4', 'Rachid Ouazzani', 'رشيد الوزاني', 'ar'],
      ['reviewer-5', 'Imane Sqalli', 'إيمان الصقلي', 'fr'],
      ['reviewer-6', 'Mustapha Zeroual', 'مصطفى زروال', 'ar'],
    ],
  },
  {
    role: { fr: 'présidente du comité', en: 'committee chair' },
    next: 'open a sitting, vote, sign the minutes',
    people: [['chair', 'Latifa Bennani', 'لطيفة بناني', 'fr']],
  },
  {
    role: { fr: 'secrétaire du comité', en: 'committee secretary' },
    next: 'call a sitting, record attendance, write the minutes',
    people: [['secretary', 'Anas Kettani', 'أنس الكتاني', 'ar']],
  },
  {
    role: { fr: 'membre du comité', en: 'committee member' },
    next: 'declare a conflict, vote',
    people: [
      ['member-1', 'Abdelilah Naciri', 'عبد الإله الناصري', 'ar'],
      ['member-2', 'Zineb Filali', 'زينب الفيلالي', 'fr'],
      ['member-3', 'Hassan Oukacha', 'حسن أوكاشا', 'ar'],
      ['member-4', 'Malika Derkaoui', 'مليكة الدرقاوي', 'fr'],
      ['member-5', 'Driss Belghiti', 'إدريس بلغيتي', 'fr'],
      ['member-6', 'Rkia Azoulay', 'رقية أزولاي', 'ar'],
    ],
  },
];

const officerNext = "prepare the answer on the funder's own line";
const approverNext = "decide the funder's own line, sign the convention";

const funders: readonly Group[] = [
  {
    role: { fr: 'chargée de dossier, INDH (démo)', en: 'funder officer, INDH (demo)' },
    next: officerNext,
    people: [['indh-officer', 'Samira Lahlou', 'سميرة لحلو', 'fr']],
  },
  {
    role: { fr: 'décideur, INDH (démo)', en: 'funder approver, INDH (demo)' },
    next: approverNext,
    people: [['indh-approver', 'Mohamed Sefrioui', 'محمد الصفريوي', 'ar']],
  },
  {
    role: { fr: 'chargé de dossier, région Béni Mellal-Khénifra (démo)', en: 'funder officer, region 05 (demo)' },
    next: officerNext,
    people: [['region-officer', 'Karim Zemmouri', 'كريم الزموري', 'ar']],
  },
  {
    role: { fr: 'décideuse, région Béni Mellal-Khénifra (démo)', en: 'funder approver, region 05 (demo)' },
    next: approverNext,
    people: [['region-approver', 'Naïma Atlassi', 'نعيمة الأطلسي', 'fr']],
  },
  {
    role: { fr: 'chargée de dossier, CDG (démo)', en: 'funder officer, CDG (demo)' },
    next: officerNext,
    people: [['cdg-officer', 'Ghita Lamrani', 'غيثة لمراني', 'fr']],
  },
  {
    role: { fr: 'décideur, CDG (démo)', en: 'funder approver, CDG (demo)' },
    next: approverNext,
    people: [['cdg-approver', 'Adil Bouzoubaa', 'عادل بوزوبع', 'fr']],
  },
  {
    role: { fr: 'chargé de dossier, ministère (démo)', en: 'funder officer, ministry (demo)' },
    next: officerNext,
    people: [['ministry-officer', 'Tarik Guessous', 'طارق كسوس', 'fr']],
  },
  {
    role: { fr: 'décideuse, ministère (démo)', en: 'funder approver, ministry (demo)' },
    next: approverNext,
    people: [['ministry-approver', 'Houria Skalli', 'حورية السقلي', 'ar']],
  },
];

const payments: readonly Group[] = [
  {
    role: { fr: 'préparatrice des paiements', en: 'payment preparer' },
    next: 'prepare a tranche from its claim and proofs',
    people: [['payment-preparer', 'Meryem Hajji', 'مريم حجي', 'fr']],
  },
  {
    role: { fr: 'vérificateur des paiements', en: 'payment verifier' },
    next: 'verify the service done and the proofs',
    people: [['payment-verifier', 'Said Moutaouakil', 'سعيد المتوكل', 'ar']],
  },
  {
    role: { fr: 'ordonnatrice', en: 'payment approver' },
    next: 'approve and order a verified tranche',
    people: [
      ['payment-approver', 'Sanae Bouhlal', 'سناء بوهلال', 'fr'],
      ['payment-approver-2', 'Ilyas Rahmouni', 'إلياس الرحموني', 'fr'],
    ],
  },
  {
    role: { fr: 'payeur', en: 'payer' },
    next: "make the payment run, import the bank's statement",
    people: [['payer', 'Jamal Eddine Squali', 'جمال الدين السقالي', 'ar']],
  },
];

const accountsOf = ({ role, next, people }: Group): DemoAccount[] =>
  people.map(([account, name, nameAr, language]) => ({
    account,
    subject: `demo:${account}`,
    name,
    nameAr,
    language,
    role,
    next,
  }));

export const demoAccounts: readonly DemoAccount[] = [
  ...fundStaff,
  ...applicants,
  ...deciders,
  ...funders,
  ...payments,
].flatMap(accountsOf);

export const findDemoAccount = (account: string): DemoAccount | undefined =>
  demoAccounts.find((one) => one.account === account);
