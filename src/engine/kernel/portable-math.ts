/**
 * Logarithm, exponential and the like from the four operations alone. The language does not fix
 * the last bit of `Math.log` and its kin, so two engines may differ there; these are the same
 * everywhere.
 */
const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const word = new DataView(new ArrayBuffer(8));

/** Natural logarithm of a positive, normal number (relative error below 1e-15). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  word.setFloat64(0, x);
  const high = word.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  word.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let m = word.getFloat64(0);
  if (m > 1.4142135623730951) {
    m /= 2;
    exponent++;
  }
  // log m = 2 artanh s, with s = (m - 1) / (m + 1) and |s| < 0.1716.
  const s = (m - 1) / (m + 1);
  const z = s * s;
  let sum = 0;
  for (let k = 21; k >= 3; k -= 2) sum = (sum + 1 / k) * z;
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
