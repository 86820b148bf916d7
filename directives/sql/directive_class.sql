-- The four official classes now, with the columns that make the parts add up.
CREATE OR REPLACE VIEW directive_class AS SELECT * FROM directive_class_at(now())
