import { type Answer, found } from "../answer.ts";
import type { Call } from "../call.ts";

/** GET /settings/emails/actions/from_addresses: the users' own, whoever asks first. */
export function listFromAddresses({ org, user }: Call): Answer {
  const others = org.users.filter((one) => one !== user);
  return found({
    from_addresses: [user, ...others].map((one) => ({
      email: one.email,
      type: "primary",
      id: one.id,
      user_name: one.fullName,
      default: one === user,
    })),
  });
}
