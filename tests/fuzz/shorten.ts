/**
 * The shortest text that is still bad of those got by leaving out pieces, large ones first
 * (Zeller's delta debugging, without its complements). `isBad` is asked a bounded number of times.
 */
export async function shortened(
  input: string,
  isBad: (input: string) => Promise<boolean>,
  mostTries = 2000,
): Promise<string> {
  let text = input;
  let tries = 0;
  for (let piece = Math.ceil(text.length / 2); piece >= 1; piece = Math.floor(piece / 2)) {
    for (let at = 0; at < text.length && tries < mostTries;) {
      const without = text.slice(0, at) + text.slice(at + piece);
      tries += 1;
      if (await isBad(without)) text = without;
      else at += piece;
    }
  }
  return text;
}
