/**
 * An id such as AWS makes up (`sg-0a1b…`), made from what the thing is called: declared again, in
 * another run too, it has the same id, so that what names it finds it. 17 hexadecimal digits.
 */
export function namedId(prefix: string, name: string): string {
  let digits = '';
  for (let part = 0; digits.length < 17; part++) {
    let h = 2_166_136_261 ^ part;
    for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 16_777_619);
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    digits += ((h ^ (h >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return `${prefix}-${digits.slice(0, 17)}`;
}
