/**
 * Logarithm, exponential and the like from the four operations alone. The language does not fix
 * the last bit of `Math.log` and its kin, so two engines may differ there; these are the same
 * everywhere.
 */
const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const word = new DataView(new ArrayBuffer(8));

/** The upper 20 bits after the point of the square root of 2. */
const ROOT_BITS = 0x6a09e;

/** 2 to the minus e, by the eleven bits that say e: x times that is in [1, 2), exactly. */
const SCALES = scales();

function scales(): Float64Array {
  const table = new Float64Array(2048);
  table[1023] = 1;
  for (let bits = 1024; bits < 2048; bits++) table[bits] = table[bits - 1]! / 2;
  for (let bits = 1022; bits >= 0; bits--) table[bits] = table[bits + 1]! * 2;
  return table;
}

/** Natural logarithm of a positive, normal number (relative error below 1e-15). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  // Low byte first, as processors have it.
  word.setFloat64(0, x, true);
  const high = word.getUint32(4, true);
  const after = high & 0xfffff;
  // Half of it, from the square root of 2 on. Half of all numbers are: a branch would be guessed.
  let half = (ROOT_BITS - after) >>> 31;
  if (after === ROOT_BITS && x * SCALES[high >>> 20]! > 1.4142135623730951) half = 1;
  const bits = (high >>> 20) + half;
  const exponent = bits - 1023;
  const m = x * SCALES[bits]!;
  // log m = 2 artanh s, with s = (m - 1) / (m + 1) and |s| < 0.1716. Two for every request: the
  // sum of s^k / k for odd k up to 21 is written out, so that nothing is divided.
  const s = (m - 1) / (m + 1);
  const z = s * s;
  let sum = (1 / 21) * z;
  sum = (sum + 1 / 19) * z;
  sum = (sum + 1 / 17) * z;
  sum = (sum + 1 / 15) * z;
  sum = (sum + 1 / 13) * z;
  sum = (sum + 1 / 11) * z;
  sum = (sum + 1 / 9) * z;
  sum = (sum + 1 / 7) * z;
  sum = (sum + 1 / 5) * z;
  sum = (sum + 1 / 3) * z;
  return exponent * LN2_HI + (2 * s * (1 + sum) + exponent * LN2_LO);
}

/** e to the x. */
export function exp(x: number): number {
  if (x > 709) return Infinity;
  if (x < -708) return 0;
  const k = Math.round(x / 0.6931471805599453);
  const r = x - k * LN2_HI - k * LN2_LO;
  let sum = 1;
  for (let n = 18; n >= 1; n--) sum = 1 + (r * sum) / n;
  word.setUint32(0, (k + 1023) << 20);
  word.setUint32(4, 0);
  return sum * word.getFloat64(0);
}

/** x to the y, for positive x. */
export const pow = (x: number, y: number): number => (x === 0 ? 0 : exp(y * log(x)));

const TWO_PI = 6.283185307179586;
const HALF_PI = 1.5707963267948966;

/** Sine of an angle in radians. */
export function sin(x: number): number {
  let r = x - Math.floor(x / TWO_PI) * TWO_PI;
  let sign = 1;
  if (r > Math.PI) {
    r -= Math.PI;
    sign = -1;
  }
  if (r > HALF_PI) r = Math.PI - r;
  const z = r * r;
  let sum = 0;
  for (let n = 21; n >= 3; n -= 2) sum = (-z * (1 + sum)) / (n * (n - 1));
  return sign * r * (1 + sum);
}

export const cos = (x: number): number => sin(x + HALF_PI);
