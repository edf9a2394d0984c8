-- Before and after: photos of what was done for an order. One that names a door is behind it, and looks at it are recorded.

select private.has_photos('public.service_order', 'public.service_order_detail');
