alter table agency_connection
  -- the signing secret before the last rotation; both are accepted until then
  add column webhook_old_secret text,
  add column webhook_old_until timestamptz,
  add column webhook_rotated_on date,
  -- since when the agency has not pushed although it should
  add column webhook_disabled_at timestamptz;
