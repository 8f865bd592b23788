import type { RuleAction, TargetGroup } from '../../model/load-balancer';
import { US_PER_SECOND } from '../../model/sim-time';
import { chooseTarget } from './choice';
import { type CookieJars, cookiesFor, emptyJars } from './cookie-jars';
import type { Plane } from './plane';
import type { Route, Stickiness } from './route';
import { pickGroup } from './weights';

/**
 * ROUTE-1, ROUTE-2: users that come back with a cookie. A rule's stickiness keeps them with a
 * target group, a group's own keeps them with a target.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
 */

/** An hour, as the console proposes, where a rule says no duration. */
const USUAL_GROUP_SECONDS = 3600;

type Forward = Extract<RuleAction, { type: 'forward' }>;

/** How a forward action's users are kept; null where nobody is, which is the quick way. */
export function stickinessOf(
  action: Forward,
  groups: ReadonlyMap<string, TargetGroup>,
): Stickiness | null {
  const several = action.targetGroups.length > 1;
  const { enabled = false, durationSeconds = USUAL_GROUP_SECONDS } = action.stickiness ?? {};
  const groupUs = several && enabled ? durationSeconds * US_PER_SECOND : 0;
  const targets = action.targetGroups.map((share) =>
    targetStickiness(groups.get(share.targetGroupArn), several),
  );
  return groupUs > 0 || targets.some((one) => one !== null) ? { groupUs, targets } : null;
}

/** A group's own. Cookies of the app's do not work where a rule has several groups. */
function targetStickiness(group: TargetGroup | undefined, several: boolean) {
  if (group?.attributes['stickiness.enabled'] !== 'true') return null;
  const byApp = group.attributes['stickiness.type'] === 'app_cookie';
  if (byApp && several) return null;
  const kind = byApp ? 'app_cookie' : 'lb_cookie';
  const duration = Number(group.attributes[`stickiness.${kind}.duration_seconds`] ?? 86_400);
  return { byApp, us: duration * US_PER_SECOND };
}

/** The cookie jars of a traffic client, and which of its users sends the next request. */
export function jarsOf(p: Plane, client: number, route: Route): CookieJars {
  return (p.clients[client]!.jars ??= emptyJars(route.source?.clients ?? 1));
}

export const pickUser = (p: Plane, jars: CookieJars): number =>
  jars.users === 1 ? 0 : Math.floor(p.streams.users.next() * jars.users);

/**
 * The group for a user: the one its cookie names as long as the rule still lists it, whatever its
 * weight is by now, and nobody there to answer; else one by weight, and a new cookie.
 */
export function groupForUser(p: Plane, route: Route, jars: CookieJars, user: number): number {
  const { groupUs } = route.sticky!;
  if (groupUs === 0) return pickGroup(p, route);
  const { now } = p.kernel;
  const kept = now < jars.groupUntil[user]! ? route.tables.indexOf(jars.group[user]!) : -1;
  if (kept >= 0) return kept;
  const which = pickGroup(p, route);
  jars.group[user] = which < 0 ? -1 : route.tables[which]!;
  jars.groupUntil[user] = now + groupUs;
  return which;
}

/**
 * The target for a user: the one its cookie names as long as it may be chosen, else another. Every
 * answer brings the cookie anew, with its whole duration.
 */
export function targetForUser(
  p: Plane,
  route: Route,
  which: number,
  jars: CookieJars,
  user: number,
): number {
  const table = route.tables[which]!;
  const sticky = route.sticky!.targets[which];
  if (!sticky) return chooseTarget(p, p.tables[table]!);
  const { now } = p.kernel;
  const { slots } = p;
  const cookies = cookiesFor(jars, table, sticky.byApp);
  const named = cookies.slot[user]!;
  const holds =
    named >= 0 &&
    now < cookies.until[user]! &&
    slots.serial[named] === cookies.serial[user] &&
    slots.table[named] === table &&
    slots.routable[named] === 1;
  const slot = holds ? named : chooseTarget(p, p.tables[table]!);
  cookies.slot[user] = slot;
  if (slot >= 0) cookies.serial[user] = slots.serial[slot]!;
  cookies.until[user] = now + sticky.us;
  return slot;
}
