import { demoApplicants } from './applicant-accounts.ts';
import type { DemoAccount, DemoGroup } from './account-group.ts';
import { demoFunderStaff } from './funder-accounts.ts';

const fundStaff: readonly DemoGroup[] = [
  {
    role: { fr: 'administratrice du fonds', en: 'fund administrator', ar: 'مديرة الصندوق' },
    next: 'open envelopes, publish calls, grant roles',
    people: [['admin', 'Nadia Benkirane', 'نادية بنكيران', 'fr']],
  },
  {
    role: { fr: "chargé d'instruction", en: 'desk officer', ar: 'مكلف بدراسة الملفات' },
    next: 'check eligibility rule by rule, prepare the convention',
    people: [
      ['desk-officer', 'Youssef El Idrissi', 'يوسف الإدريسي', 'fr'],
      ['desk-officer-2', 'Khadija Amrani', 'خديجة العمراني', 'ar'],
    ],
  },
  {
    role: { fr: 'agent de terrain', en: 'field officer', ar: 'عون ميداني' },
    next: 'record visits and findings',
    people: [['field-officer', 'Lahcen Oubella', 'لحسن أوبلا', 'ar']],
  },
  {
    role: { fr: 'agent de plateforme', en: 'platform agent', ar: 'عون المنصة' },
    next: 'write for a holder at the counter, under a recorded mandate',
    people: [['platform-agent', 'Ikram Bouchikhi', 'إكرام البوشيخي', 'ar']],
  },
  {
    role: { fr: 'auditrice', en: 'auditor', ar: 'مدققة' },
    next: 'read every dossier and its whole trail, write nothing',
    people: [['auditor', 'Salma Berrada', 'سلمى برادة', 'fr']],
  },
];

const deciders: readonly DemoGroup[] = [
  {
    role: { fr: 'évaluatrice ou évaluateur', en: 'reviewer', ar: 'مقيّم' },
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
    role: { fr: 'présidente du comité', en: 'committee chair', ar: 'رئيسة اللجنة' },
    next: 'open a sitting, vote, sign the minutes',
    people: [['chair', 'Latifa Bennani', 'لطيفة بناني', 'fr']],
  },
  {
    role: { fr: 'secrétaire du comité', en: 'committee secretary', ar: 'كاتب اللجنة' },
    next: 'call a sitting, record attendance, write the minutes',
    people: [['secretary', 'Anas Kettani', 'أنس الكتاني', 'ar']],
  },
  {
    role: { fr: 'membre du comité', en: 'committee member', ar: 'عضو اللجنة' },
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

const payments: readonly DemoGroup[] = [
  {
    role: { fr: 'préparatrice des paiements', en: 'payment preparer', ar: 'معدّة الأداءات' },
    next: 'prepare a tranche from its claim and proofs',
    people: [['payment-preparer', 'Meryem Hajji', 'مريم حجي', 'fr']],
  },
  {
    role: { fr: 'vérificateur des paiements', en: 'payment verifier', ar: 'مراقب الأداءات' },
    next: 'verify the service done and the proofs',
    people: [['payment-verifier', 'Said Moutaouakil', 'سعيد المتوكل', 'ar']],
  },
  {
    role: { fr: 'ordonnatrice', en: 'payment approver', ar: 'آمرة بالصرف' },
    next: 'approve and order a verified tranche',
    people: [
      ['payment-approver', 'Sanae Bouhlal', 'سناء بوهلال', 'fr'],
      ['payment-approver-2', 'Ilyas Rahmouni', 'إلياس الرحموني', 'fr'],
    ],
  },
  {
    role: { fr: 'payeur', en: 'payer', ar: 'المحاسب' },
    next: "make the payment run, import the bank's statement",
    people: [['payer', 'Jamal Eddine Squali', 'جمال الدين السقالي', 'ar']],
  },
];

const accountsOf = ({ role, next, people }: DemoGroup): DemoAccount[] =>
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
  ...demoApplicants,
  ...deciders,
  ...demoFunderStaff,
  ...payments,
].flatMap(accountsOf);

export const findDemoAccount = (account: string): DemoAccount | undefined =>
  demoAccounts.find((one) => one.account === account);
