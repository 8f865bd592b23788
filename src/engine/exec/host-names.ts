import { answerable, discoveryNamed, RECORDS_ANSWERED } from '../discovery/cloud-map';
import { connectHosts } from '../discovery/service-connect';
import { hostnameOf } from './environment';
import type { ShellPlace } from './shell-place';

/**
 * EXEC-7: the addresses that a name has for a container: its own, those of other tasks' interfaces
 * by their private names, those that its proxy of Service Connect stands for, and those of services
 * that are registered with Cloud Map.
 */
export function addressesOf(place: ShellPlace, name: string): string[] {
  const { ctx, task, container } = place;
  const asked = name.toLowerCase().replace(/\.$/, '');
  if (asked === 'localhost') return ['127.0.0.1'];
  if (asked === hostnameOf(ctx, task, container)) return [task.privateIp];
  if (/^\d+(?:\.\d+){3}$/.test(asked)) return [asked];
  const [, digits] = /^ip-(\d+(?:-\d+){3})(?:\.ec2\.internal)?$/.exec(asked) ?? [];
  if (digits !== undefined) return [digits.replaceAll('-', '.')];
  const known = connectHosts(task).find(({ dnsName }) => dnsName === asked);
  return known ? [known.address] : discovered(place, asked);
}

/** Up to eight, the healthy ones; if none is, up to eight of the others. */
function discovered({ ctx }: ShellPlace, name: string): string[] {
  const service = discoveryNamed(ctx.world, name);
  if (!service) return [];
  const shown = answerable(service).slice(0, RECORDS_ANSWERED);
  return shown.map((one) => one.ipAddress);
}
