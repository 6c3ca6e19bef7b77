"""The design system: layouts, components, form fields, assets, language of a page."""
