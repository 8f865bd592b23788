import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCbor } from '../../../src/wire/cbor-decode';
import { encodeCbor } from '../../../src/wire/cbor-encode';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('CBOR', () => {
  // Examples of RFC 8949, appendix A.
  test.each<[string, unknown]>([
    ['00', 0],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['3903e7', -1000],
    ['f93c00', 1],
    ['f90001', 5.960464477539063e-8],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f97c00', Infinity],
    ['f4', false],
    ['f6', null],
    ['c11a514b67b0', 1_363_896_240],
    ['6449455446', 'IETF'],
    ['83010203', [1, 2, 3]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['7f657374726561646d696e67ff', 'streaming'],
  ])('reads %s', (hex, value) => {
    expect(decodeCbor(bytes(hex))).toEqual(value);
  });

  test.each(['', '18', '62', 'a1', 'ff', '81ff', '1c', 'bf6161ff', '0000', '9bffffffffffffffff'])(
    'refuses %s',
    (hex) => {
      expect(() => decodeCbor(bytes(hex))).toThrow(/^Not CBOR/);
    },
  );

  test('nesting without end is refused, not followed', () => {
    expect(() => decodeCbor(new Uint8Array(100_000).fill(0x81))).toThrow(/too deeply/);
    expect(() => decodeCbor(new Uint8Array(100_000).fill(0xc1))).toThrow(/too deeply/);
  });

  test('what is written is read again', () => {
    const plain = fc
      .jsonValue({ maxDepth: 4 })
      .filter((one) => !JSON.stringify(one).includes('-0'));
    fc.assert(
      fc.property(plain, fc.boolean(), (value, whole) => {
        expect(decodeCbor(encodeCbor(value, () => whole))).toEqual(value);
      }),
    );
  });
});
