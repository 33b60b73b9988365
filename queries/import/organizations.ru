#@ title.en = "Organizations"
#@ title.fr = "Organisations"
#@ description.en = "Each row is one organization that one source names, with its kind, its seat and, where the kind says so, the dates between which it existed. A name that is known to be a jurisdiction stays one."
#@ description.fr = "Chaque ligne est une organisation qu'une source nomme, avec son type, son siège et, si le type l'indique, les dates entre lesquelles elle a existé. Un nom connu comme celui d'un territoire politique le reste."
#@ key = "id"
#@ source = "sourceUrl"
#@ [columns.id]
#@ type = "string"
#@ required = true
#@ label.en = "what tells the row from others"
#@ label.fr = "ce qui distingue la ligne des autres"
#@ [columns.name]
#@ type = "thing"
#@ class = ["org:Organization", "leg:Jurisdiction"]
#@ language = ["en", "fr"]
#@ required = true
#@ label.en = "name"
#@ label.fr = "nom"
#@ [columns.type]
#@ type = "string"
#@ absent = true
#@ label.en = "kind, with dates in brackets"
#@ label.fr = "type, avec les dates entre parenthèses"
#@ [columns.place]
#@ type = "thing"
#@ class = "leg:Place"
#@ language = ["en", "fr"]
#@ absent = true
#@ label.en = "seat"
#@ label.fr = "siège"
#@ [columns.sourceUrl]
#@ type = "iri"
#@ heading = "source_url"
#@ absent = true
#@ label.en = "address of the source"
#@ label.fr = "adresse de la source"

PREFIX concept: <https://w3id.org/legation/concept/>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>

# A body that is only announced does not exist yet, as far as the row says.
INSERT {
  GRAPH graph:claims {
    $claim a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance ?stance .
  }
  GRAPH $claim {
    $name a ?class .
  }
}
WHERE {
  OPTIONAL {
    $name a leg:Jurisdiction, ?jurisdiction .
    FILTER(?jurisdiction = leg:Jurisdiction)
  }
  BIND(COALESCE(?jurisdiction, org:Organization) AS ?class)
  BIND(IF(
    REGEX(COALESCE($type, ""), "announced"),
    concept:announced,
    concept:reported
  ) AS ?stance)
} ;

INSERT {
  GRAPH $claim {
    $name leg:seat $place .
  }
}
WHERE {
  $name a org:Organization .
  FILTER(BOUND($place))
} ;

INSERT {
  GRAPH $claim {
    $name leg:existedFrom ?from ;
      leg:existedUntil ?until .
  }
}
WHERE {
  $name a org:Organization .
  BIND("[0-9]{4}(?:-[0-9]{2}){0,2}" AS ?day)
  BIND(CONCAT(
    "^.*(?:opened|inaugurated|created|established|set up|agreed) (",
    ?day,
    ").*$"
  ) AS ?opened)
  BIND(CONCAT("^.*[(](", ?day, ")–(", ?day, ")[)].*$") AS ?span)
  BIND(IF(
    REGEX($type, ?opened),
    STRDT(REPLACE($type, ?opened, "$1"), edtf:EDTF),
    IF(REGEX($type, ?span), STRDT(REPLACE($type, ?span, "$1"), edtf:EDTF), ?unknown)
  ) AS ?from)
  BIND(IF(
    REGEX($type, ?span),
    STRDT(REPLACE($type, ?span, "$2"), edtf:EDTF),
    ?unknown
  ) AS ?until)
}
