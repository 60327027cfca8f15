import { applicantFaults } from './applicant-faults.ts';
import { callFaults, type Draft, type Surroundings } from './call-faults.ts';
import type { Fault } from './fault.ts';
import { fundingFaults } from './funding-faults.ts';
import { judgingFaults } from './judging-faults.ts';
import { scheduleFaults } from './schedule-faults.ts';
import { sharingFaults } from './sharing-faults.ts';
import { textFaults } from './text-faults.ts';

/** Every contradiction at once, so that whoever drafts a call corrects it once. */
export const faultsOf = (call: Draft, surroundings: Surroundings): Fault[] => [
  ...textFaults(call),
  ...callFaults(call, surroundings),
  ...applicantFaults(call.rulebook),
  ...fundingFaults(call.rulebook, surroundings),
  ...judgingFaults(call.rulebook, surroundings),
  ...scheduleFaults(call.rulebook),
  ...sharingFaults(call.rulebook, call.funderIds),
];
