-- the last entry of the item when its case ended: of what was booked after it the agency hears when the case lives again
alter table handover_item add ended_after bigint;
