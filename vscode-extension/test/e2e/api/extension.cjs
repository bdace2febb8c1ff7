// The tests begin in index.cjs: an extension has to have something to activate.
exports.activate = () => {};
