import fc from 'fast-check';
import { grow, leafOf, pathsOf, rootFrom, rootOf, rootOfPeaks } from '../../services/audit/merkle.ts';

/** The inputs and roots that Certificate Transparency's own tests use for RFC 6962. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leavesOf = (size: number) => INPUTS.slice(0, size).map((input) => leafOf(Buffer.from(input, 'hex')));

describe('a tree of hashes', () => {
  it.each(ROOTS.map((root, size) => ({ root, size })))('has the published root with $size leaves', ({ root, size }) => {
    expect(rootOf(leavesOf(size)).toString('hex')).toBe(root);
  });

  const leaves = fc
    .array(fc.uint8Array({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 70 })
    .map((inputs) => inputs.map((input) => leafOf(input)));

  it('has no way to its root that is too short, and without a leaf the hash of nothing', () => {
    const [leaf = Buffer.alloc(0)] = leavesOf(1);
    expect(rootFrom(leaf, { index: 0, size: 2 }, [])).toBeNull();
    expect(rootOfPeaks([])).toEqual(rootOf([]));
  });

  it('grows by one leaf at a time into the same tree', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        let peaks: Buffer[] = [];
        all.forEach((leaf, size) => {
          peaks = grow(peaks, size, leaf);
          expect(rootOfPeaks(peaks)).toEqual(rootOf(all.slice(0, size + 1)));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('gives each leaf a way to the root, and to no other place or size', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        const root = rootOf(all);
        const paths = pathsOf(all, [...all.keys()]);
        for (const [index, leaf] of all.entries()) {
          const path = paths.get(index)!;
          expect(rootFrom(leaf, { index, size: all.length }, path)).toEqual(root);
          expect(rootFrom(leafOf(leaf), { index, size: all.length }, path)).not.toEqual(root);
          expect(rootFrom(leaf, { index: index + all.length, size: all.length }, path)).toBeNull();
          expect(rootFrom(leaf, { index, size: all.length }, [...path, root])).toBeNull();
        }
      }),
      { numRuns: 50 },
    );
  });
});
