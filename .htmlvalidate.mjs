// What the built pages must hold to: the HTML standard, and what it alone can say of accessibility.
// Every exception is a habit of the theme (Material for MkDocs 9.8.1) that we cannot put right in
// an override block; each says why it harms nobody.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
};
