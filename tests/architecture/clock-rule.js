/**
 * The one thing of ours that no rule of the linter covers: `new Date()` without an argument asks the clock, with one
 * it only names a moment.
 */
const aMomentWithoutArgument = {
  create: (context) => ({
    NewExpression(node) {
      if (node.callee.type !== "Identifier" || node.callee.name !== "Date" || node.arguments.length > 0)
        return;
      context.report({
        node,
        message: "Take the moment as an argument; adapters/clock is the only one that looks.",
      });
    },
  }),
};

export default { meta: { name: "huikuan" }, rules: { "no-clock": aMomentWithoutArgument } };
