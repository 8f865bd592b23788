/**
 * User data as a script: launch templates and configurations carry it in Base64, and people who
 * write them by hand forget to.
 */
export function plainUserData(text: string): string {
  const compact = text.replace(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return text;
  const plain = atob(compact);
  return /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(plain) ? plain : text;
}
