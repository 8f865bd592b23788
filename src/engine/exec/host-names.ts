import { hostnameOf } from './environment';
import type { ShellPlace } from './shell-place';

/**
 * EXEC-7: the addresses that a name has for a container: its own, those of other tasks' interfaces
 * by their private names, and those of services that are registered with Cloud Map.
 */
export function addressesOf(place: ShellPlace, name: string): string[] {
  const { ctx, task, container } = place;
  const asked = name.toLowerCase().replace(/\.$/, '');
  if (asked === 'localhost') return ['127.0.0.1'];
  if (asked === hostnameOf(ctx, task, container)) return [task.privateIp];
  if (/^\d+(?:\.\d+){3}$/.test(asked)) return [asked];
  const [, digits] = /^ip-(\d+(?:-\d+){3})(?:\.ec2\.internal)?$/.exec(asked) ?? [];
  if (digits !== undefined) return [digits.replaceAll('-', '.')];
  return discovered(place, asked);
}

/** Up to eight, the healthy ones; if none is, up to eight of the others. */
function discovered({ ctx }: ShellPlace, name: string): string[] {
  const { discoveryServices, namespaces } = ctx.world;
  for (const service of discoveryServices.values()) {
    const namespace = namespaces.get(service.namespaceId);
    if (namespace?.type !== 'DNS_PRIVATE' || name !== `${service.name}.${namespace.name}`) continue;
    const healthy = service.instances.filter((one) => one.health === 'HEALTHY');
    const shown = healthy.length > 0 ? healthy : service.instances;
    return shown.slice(0, 8).map((one) => one.ipAddress);
  }
  return [];
}
