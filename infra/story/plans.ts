import { mad } from './telling.ts';

export const use = (category: string, label: string, amount: number) => ({
  category,
  label,
  amount: mad(amount),
  nature: 'cash',
  isEligible: true,
});

export const own = (amount: number, nature: 'cash' | 'in_kind' = 'cash') => ({
  by: 'holder',
  amount: mad(amount),
  nature,
});

export const asked = (funderId: string, amount: number, instrument?: 'repayable_advance') => ({
  by: 'funder',
  funderId,
  amount: mad(amount),
  nature: 'cash',
  ...(instrument && { instrument }),
});

export const loan = (name: string, amount: number) => ({
  by: 'other',
  name,
  instrument: 'loan',
  amount: mad(amount),
  nature: 'cash',
});
