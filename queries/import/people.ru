#@ title.en = "People in office"
#@ title.fr = "Titulaires de charges"
#@ description.en = "Each row is one person in one office, as one source tells it, with the dates of the tenure where the source gives them. A cell with several offices, separated by semicolons, gives a tenure of each."
#@ description.fr = "Chaque ligne est une personne qui exerce une charge, telle qu'une source la présente, avec les dates du mandat si la source les donne. Une cellule contenant plusieurs charges, séparées par des points-virgules, donne un mandat pour chacune."
#@ key = "id"
#@ source = "sourceUrl"
#@ [columns.id]
#@ type = "string"
#@ required = true
#@ label.en = "what tells the row from others"
#@ label.fr = "ce qui distingue la ligne des autres"
#@ [columns.name]
#@ type = "thing"
#@ class = "foaf:Person"
#@ language = ["en", "fr"]
#@ required = true
#@ label.en = "name of the person"
#@ label.fr = "nom de la personne"
#@ [columns.office]
#@ type = "thing"
#@ class = "leg:Office"
#@ separator = ";"
#@ within = "organization"
#@ apart = "name"
#@ required = true
#@ label.en = "office"
#@ label.fr = "charge"
#@ [columns.organization]
#@ type = "thing"
#@ class = ["org:Organization", "leg:Jurisdiction"]
#@ language = ["en", "fr"]
#@ label.en = "organization of the office"
#@ label.fr = "organisation dont relève la charge"
#@ [columns.from]
#@ type = "edtf"
#@ absent = true
#@ label.en = "first day, month or year in office"
#@ label.fr = "premier jour, mois ou année du mandat"
#@ [columns.to]
#@ type = "edtf"
#@ absent = true
#@ label.en = "last day, month or year in office"
#@ label.fr = "dernier jour, mois ou année du mandat"
#@ [columns.attested]
#@ type = "edtf"
#@ absent = true
#@ label.en = "a date at which the person held the office"
#@ label.fr = "date à laquelle la personne exerçait la charge"
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
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# An open end is an end that nobody states: EDTF writes nothing behind the slash.
INSERT {
  GRAPH graph:claims {
    $claim a leg:Claim ;
      leg:source $source ;
      leg:citation $citation ;
      leg:stance concept:reported .
  }
  GRAPH $claim {
    ?tenure a leg:Tenure ;
      org:member $name ;
      leg:tenureOf $office ;
      leg:date ?date ;
      leg:attestedAt $attested ;
      skos:prefLabel ?label .
  }
}
WHERE {
  BIND(IRI(CONCAT(
    STR(id:),
    "tenure-",
    STRAFTER(STR($name), STR(id:)),
    "-",
    STRAFTER(STR($office), STR(id:))
  )) AS ?tenure)
  BIND(IF(
    BOUND($from)
    || BOUND($to),
    STRDT(CONCAT(COALESCE(STR($from), ""), "/", COALESCE(STR($to), "")), edtf:EDTF),
    ?unknown
  ) AS ?date)
  $name skos:prefLabel ?person .
  $office skos:prefLabel ?position .
  FILTER(LANG(?position) = "" || LANG(?position) = LANG(?person))
  BIND(STRLANG(CONCAT(?person, ", ", ?position), LANG(?person)) AS ?label)
} ;

# Where nobody knows the body of an office yet, the row tells it.
INSERT {
  GRAPH $claim {
    $office org:postIn $organization .
  }
}
WHERE {
  $organization a org:Organization .
  OPTIONAL {
    $office org:postIn ?body .
  }
  FILTER(!BOUND(?body) && BOUND($office))
}
