import type { Files } from '../../model/file-system';
import type { Container, Task } from '../../model/task';
import { definitionOf } from '../control-plane/task-facts';
import { connectHosts } from '../discovery/service-connect';
import type { EngineContext } from '../engine-context';

/** What every image has here: enough to look around in. A slash at the end is a directory. */
const DIRECTORIES = ['/app/', '/bin/', '/home/', '/proc/', '/root/', '/tmp/', '/usr/', '/var/'];

/**
 * The files that a container finds when it starts: a small Linux, and what Docker writes into
 * `/etc` for it.
 */
export function imageFiles(ctx: EngineContext, task: Task, container: Container): Files {
  const ip = task.privateIp;
  const dotless = ip.replaceAll('.', '-');
  const isOwnHost = definitionOf(ctx, task).networkMode === 'awsvpc';
  const hostname = isOwnHost ? `ip-${dotless}.ec2.internal` : container.runtimeId.slice(0, 12);
  const proxied = connectHosts(task)
    .map(({ address, dnsName }) => `${address} ${dnsName}\n`)
    .join('');
  return {
    ...Object.fromEntries(DIRECTORIES.map((directory) => [directory, ''])),
    '/etc/hostname': `${hostname}\n`,
    '/etc/hosts': `127.0.0.1 localhost\n${ip} ${hostname}\n${proxied}`,
    '/etc/os-release': 'NAME="Amazon Linux"\nVERSION="2023"\nID="amzn"\n',
    '/etc/resolv.conf': 'nameserver 10.0.0.2\nsearch ec2.internal\n',
  };
}
