"""What is drawn: the map, the charts, the tables. The only place that imports folium and Altair."""
