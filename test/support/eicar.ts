/** The test file of EICAR, which every scanner knows; in two halves, so that no scanner finds it in this repository. */
export const EICAR = new TextEncoder().encode(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
