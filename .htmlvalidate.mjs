// What the built pages must hold to. Every exception is a habit of the theme (Material for MkDocs
// 9.8.1) that no override block reaches; each says why it harms nobody.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The theme's two hidden check boxes that open its menus say autocomplete="off", which HTML
    // allows on other fields only; browsers ignore it.
    "valid-autocomplete": "off",
  },
};
