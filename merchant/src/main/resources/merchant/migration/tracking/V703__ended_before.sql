-- hand-overs that ended before V651: what was booked up to the day of their end the agency knows
update handover_item i
   set ended_after = (select coalesce(max(n.id), 0) from item_entry n
                       where n.tenant = i.tenant and n.item_id = i.item_id and n.booked_on <= c.closed_on)
  from handover h
  join collection_case c on c.tenant = h.tenant and c.handover_id = h.id
 where h.tenant = i.tenant and h.id = i.handover_id and h.state = 'ENDED' and i.ended_after is null and c.closed_on is not null;
