/** Hosts that a link may lead to; the rest of the web is not ours to vouch for. */
const AWS_HOST = /^(?:[\w-]+\.)*(?:aws\.amazon\.com|repost\.aws|aws\.dev)$/;

/** Whether a link leads to one of AWS's own pages, by https. */
export function isAwsPage(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  const { protocol, hostname, username, password, port } = url;
  return protocol === 'https:' && AWS_HOST.test(hostname) && username + password + port === '';
}
